/**
 * The portable hardware abstraction layer: one region of one account of one cloud, seen as a
 * computer with memory, storage, a bus and an ALU.
 */
module io.cloudhal {
  requires static org.jspecify;

  exports io.cloudhal;
  exports io.cloudhal.alu;
  exports io.cloudhal.bus;
  exports io.cloudhal.computer;
  exports io.cloudhal.error;
  exports io.cloudhal.memory;
  exports io.cloudhal.observe;
  exports io.cloudhal.spi;
  exports io.cloudhal.storage;

  uses io.cloudhal.computer.ComputerProvider;
}
