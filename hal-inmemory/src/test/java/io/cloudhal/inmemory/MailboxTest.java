package io.cloudhal.inmemory;

import static io.cloudhal.inmemory.BusTests.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.cloudhal.bus.Message;
import io.cloudhal.bus.QueueName;
import io.cloudhal.computer.DeadLetters;
import io.cloudhal.spi.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Races of a mailbox, one step after the other. */
final class MailboxTest {

  private static final int MAX_DELIVERIES = 5;
  private static final QueueName LETTERS = new QueueName("letters");

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-01T10:00:00Z"));
  private final BusLog log = VolatileBusLog.INSTANCE;
  private final DeadLetterOffice office =
      new DeadLetterOffice(log, new AtomicLong(), time, name -> Optional.of(letters()));
  private final Mailbox mailbox =
      mailbox("orders", Optional.of(new DeadLetters(LETTERS, MAX_DELIVERIES)));

  private Mailbox letters() {
    return mailbox(LETTERS.value(), Optional.empty());
  }

  private Mailbox mailbox(String name, Optional<DeadLetters> dead) {
    BusAddress address = BusAddress.of(new QueueName(name));
    return new Mailbox(new Registration(address, 1, false, 0, dead), log, office, time);
  }

  @Test
  @Timeout(value = 30, unit = TimeUnit.SECONDS)
  void whoBeginsToWaitWhenTheMailboxIsRemovedAlreadyDoesNot() {
    mailbox.removed();
    assertThatCode(() -> mailbox.awaitArrival(time.now().plusSeconds(20)))
        .doesNotThrowAnyException();
  }

  @Test
  void undeliverableMessagesAreOfHimWhoTookThemAndOfNobodyElse() {
    DeliveryRules rules = new DeliveryRules(mailbox, log, office);
    Message message = message("bad");
    MessageHead head = MessageHead.sent(1, message, time.now());
    rules.add(List.of(mailbox.keep(head, message)), 0, time.now());
    List<QueuedMessage> before = rules.takeUndeliverable();
    for (int i = 0; i < MAX_DELIVERIES; i++) {
      Lease lease = rules.lease(1, time.now(), time.now().plusSeconds(10)).get(0);
      assertThat(rules.release(lease, Duration.ZERO, time.now())).isTrue();
    }
    assertThat(before).isEmpty();
    assertThat(rules.takeUndeliverable()).hasSize(1);
    assertThat(rules.takeUndeliverable()).isEmpty();
  }
}
