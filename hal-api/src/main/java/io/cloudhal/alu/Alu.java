package io.cloudhal.alu;

import io.cloudhal.Device;

/** The ALU device: named functions. */
public interface Alu extends Device {

  /** Returns the limits of this device. No I/O. */
  AluCapabilities capabilities();

  /** Returns a handle on a function. No I/O; a missing function shows on first use. */
  RemoteFunction function(FunctionName name);
}
