package io.cloudhal.inmemory;

import io.cloudhal.memory.StoreName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of a memory. Thread-safe. */
interface Tables {

  /** Returns the table of a store, null if there is no such store. */
  @Nullable Table find(StoreName name);

  /** Creates the table of a store, if there is none. */
  void ensure(StoreName name);

  /** Removes the table of a store with all it holds, if there is one. */
  void remove(StoreName name);

  /** Returns the names of all stores. */
  List<StoreName> names();
}
