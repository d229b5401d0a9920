package io.cloudhal.inmemory;

import io.cloudhal.bus.QueueName;
import io.cloudhal.computer.DeadLetters;
import io.cloudhal.inmemory.BusAddress.Kind;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * How it is kept in a file what exists: kind, name, id, 1 if ordered, topic, dead-letter queue,
 * maximum deliveries.
 */
final class RegistrationType extends BasicDataType<Registration> {

  static final RegistrationType INSTANCE = new RegistrationType();

  private static final int BYTES = 256;

  private RegistrationType() {}

  @Override
  public int getMemory(Registration registration) {
    return BYTES;
  }

  @Override
  public void write(WriteBuffer target, Registration registration) {
    Fields.put(target, registration.address().kind().name());
    Fields.put(target, registration.address().name());
    target.putVarLong(registration.id());
    target.putVarInt(registration.ordered() ? 1 : 0);
    target.putVarLong(registration.topic());
    Optional<DeadLetters> dead = registration.deadLetters();
    Fields.put(target, dead.map(each -> each.queue().value()));
    target.putVarInt(dead.map(DeadLetters::maxDeliveries).orElse(0));
  }

  @Override
  public Registration read(ByteBuffer source) {
    return new Registration(
        new BusAddress(Kind.valueOf(Fields.text(source)), Fields.text(source)),
        DataUtils.readVarLong(source),
        DataUtils.readVarInt(source) == 1,
        DataUtils.readVarLong(source),
        deadLetters(Fields.optionalText(source), DataUtils.readVarInt(source)));
  }

  private static Optional<DeadLetters> deadLetters(Optional<String> queue, int maxDeliveries) {
    return queue.map(name -> new DeadLetters(new QueueName(name), maxDeliveries));
  }

  @Override
  public Registration[] createStorage(int size) {
    return new Registration[size];
  }
}
