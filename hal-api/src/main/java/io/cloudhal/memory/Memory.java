package io.cloudhal.memory;

import io.cloudhal.Device;

/** The memory device: named key/value stores. */
public interface Memory extends Device {

  /** Returns the limits of this device. No I/O. */
  MemoryCapabilities capabilities();

  /** Returns a handle on a store. No I/O; a missing store shows on first use. */
  KeyValueStore store(StoreName name);
}
