package io.cloudhal.aws;

import io.cloudhal.error.NotFoundException;
import io.cloudhal.spi.Call;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Finds queues, or topics, by their physical names, and remembers them: of which kind one is, is
 * fixed at its creation. What turns out to be gone is forgotten, as another kind may come in its
 * place. Thread-safe.
 */
final class BusAddresses {

  private final Function<String, Optional<BusAddress>> finder;
  private final Map<String, BusAddress> known = new ConcurrentHashMap<>();

  BusAddresses(Function<String, Optional<BusAddress>> finder) {
    this.finder = finder;
  }

  /**
   * Uses what has this name.
   *
   * @throws NotFoundException if there is nothing
   */
  <T> T with(String name, Function<BusAddress, T> use) {
    BusAddress address = known.get(name);
    if (address == null) {
      address = find(name);
      known.put(name, address); // by two threads at a time is as well: they find the same
    }
    try {
      return use.apply(address);
    } catch (NotFoundException e) {
      known.remove(name, address);
      throw e;
    }
  }

  private BusAddress find(String name) {
    return finder
        .apply(name)
        .orElseThrow(
            () -> new NotFoundException(Call.current().context(), name + " does not exist"));
  }
}
