package io.cloudhal.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.bus.QueueName;
import io.cloudhal.spi.VirtualTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class HiddenMessagesTest {

  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private final VirtualTime time = new VirtualTime(START);
  private final Mailbox mailbox =
      new Mailbox(
          new Registration(BusAddress.of(new QueueName("orders")), 1, false, 0, Optional.empty()),
          VolatileBusLog.INSTANCE,
          new DeadLetterOffice(
              VolatileBusLog.INSTANCE, new AtomicLong(), time, name -> Optional.empty()),
          time);

  /** Few different times, so that many are equal. */
  @Property(tries = 200)
  void theFirstIsNeverLaterThanAnyOther(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int times) {
    Random random = new Random(seed);
    HiddenMessages hidden = new HiddenMessages();
    List<QueuedMessage> all = new ArrayList<>();
    for (int step = 0; step < 300; step++) {
      Instant until = START.plusSeconds(random.nextInt(times));
      if (all.isEmpty() || random.nextInt(5) < 2) {
        all.add(message(until));
        hidden.add(all.get(all.size() - 1));
      } else if (random.nextBoolean()) {
        hidden.remove(all.remove(random.nextInt(all.size())));
      } else {
        QueuedMessage moved = all.get(random.nextInt(all.size()));
        moved.hiddenUntil = until;
        hidden.moved(moved);
      }
      assertThat(hidden.first() == null).isEqualTo(all.isEmpty());
      if (!all.isEmpty()) {
        assertFirst(hidden, all);
      }
    }
    while (!all.isEmpty()) {
      QueuedMessage first = assertFirst(hidden, all);
      hidden.remove(first);
      all.remove(first);
    }
    assertThat(hidden.first()).isNull();
  }

  private static QueuedMessage assertFirst(HiddenMessages hidden, List<QueuedMessage> all) {
    QueuedMessage first = Objects.requireNonNull(hidden.first());
    assertThat(all).contains(first);
    assertThat(all).noneMatch(each -> each.hiddenUntil.isBefore(first.hiddenUntil));
    return first;
  }

  private QueuedMessage message(Instant until) {
    QueuedMessage message =
        new QueuedMessage(mailbox, MessageHead.sent(1, BusTests.message("m"), START));
    message.hiddenUntil = until;
    return message;
  }
}
