package io.cloudhal.inmemory;

import io.cloudhal.spi.TimeSource;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.type.LongDataType;

/** Keeps a bus in a data file: a map of what exists, and a few for each queue and so on. */
final class DurableBusLog implements BusLog {

  private static final String REGISTRATIONS = "bus";

  /** More messages than anybody can send in a millisecond. */
  private static final int NUMBERS_A_MILLISECOND_BITS = 20;

  private final DataFile file;
  private final TimeSource time;
  private final MVMap<Long, Registration> registrations;

  DurableBusLog(DataFile file, TimeSource time) {
    this.file = file;
    this.time = time;
    this.registrations =
        file.read(() -> file.map(REGISTRATIONS, LongDataType.INSTANCE, RegistrationType.INSTANCE));
  }

  @Override
  public List<Registration> registrations() {
    return file.read(() -> List.copyOf(registrations.values()));
  }

  /** By the clock, so that a number is not given again when its message was removed. */
  @Override
  public long numbersFrom() {
    return time.now().toEpochMilli() << NUMBERS_A_MILLISECOND_BITS;
  }

  @Override
  public long change(Runnable change) {
    return file.change(number -> change.run());
  }

  @Override
  public void awaitCommit(long change) {
    file.awaitCommit(change);
  }

  @Override
  public void register(Registration registration) {
    registrations.put(registration.id(), registration);
  }

  @Override
  public void unregister(Registration registration) {
    registrations.remove(registration.id());
    DurableMessageLog.remove(file, registration.id());
    DurableIdLog.remove(file, registration.id());
  }

  @Override
  public MessageLog messages(Registration registration) {
    return new DurableMessageLog(file, registration.id());
  }

  /** Where nothing is ordered there are no ids. */
  @Override
  public IdLog ids(Registration registration) {
    return registration.ordered()
        ? new DurableIdLog(file, registration.id())
        : VolatileBusLog.INSTANCE;
  }
}
