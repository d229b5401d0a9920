package io.cloudhal.aws;

/** The most requests that each call may cost; a handle's first use is not counted. */
final class AwsBudget {

  private AwsBudget() {}

  /**
   * Returns the budget of a call.
   *
   * @param operation its name, such as {@code memory.getAll}
   * @param items how many keys, writes, messages, ranges or parts it has
   */
  static long of(String operation, int items) {
    return switch (operation) {
      case "memory.getAll" -> batches(items, 100);
      case "memory.writeAll" -> batches(items, 25);
      case "memory.update" -> 2;
      case "bus.sendAll", "bus.acknowledge" -> batches(items, 10);
      case "bus.append" -> batches(items, 500);
      case "bus.read" -> 2;
      case "storage.put", "storage.create" -> items == 1 ? 1 : items + 2;
      case "storage.readRanges" -> items;
      case "storage.deleteAll" -> batches(items, 1000);
      default -> 1;
    };
  }

  private static long batches(int items, int size) {
    return (items + size - 1L) / size;
  }
}
