package io.cloudhal.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.alu.FunctionName;
import io.cloudhal.alu.Invocation;
import io.cloudhal.alu.InvocationId;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.memory.StoreName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class SubmissionTest {

  private static final FunctionName NAME = new FunctionName("tested");
  private static final Invocation HELLO =
      Invocation.of(Bytes.utf8("hello")).withTimeout(Duration.ofSeconds(20));

  @TempDir Path directory;

  private final Queue<InvocationId> handled = new ConcurrentLinkedQueue<>();
  private final Semaphore calls = new Semaphore(0);

  @Test
  void aSubmissionComesBackWholeFromItsBytes() {
    for (Invocation invocation :
        new Invocation[] {HELLO, HELLO.withIdempotencyKey("key ~"), Invocation.of(Bytes.empty())}) {
      Submission kept = new Submission(new InvocationId("i"), NAME, invocation);
      Submission read = Submission.decode("i", kept.encode());
      assertThat(read.id()).isEqualTo(kept.id());
      assertThat(read.function()).isEqualTo(NAME);
      assertThat(read.invocation().input()).isEqualTo(invocation.input());
      assertThat(read.invocation().timeout()).isEqualTo(invocation.timeout());
      assertThat(read.invocation().idempotencyKey()).isEqualTo(invocation.idempotencyKey());
    }
  }

  @Test
  void whatIsNoSubmissionIsRefused() {
    byte[] kept = new Submission(new InvocationId("i"), NAME, HELLO).encode();
    byte[] other = kept.clone();
    other[0] = 9;
    assertThatThrownBy(() -> Submission.decode("i", other)).hasMessageContaining("unknown format");
    byte[] cut = Bytes.copyOf(kept).slice(0, 5).toByteArray();
    assertThatThrownBy(() -> Submission.decode("i", cut)).hasMessageContaining("cut off");
  }

  @Test
  void callsThatDidNotEndAreMadeWhenTheDirectoryIsUsedAgain() throws Exception {
    InvocationId interrupted;
    InvocationId waiting;
    try (CloudComputer first = open(new CountDownLatch(1))) {
      interrupted = first.alu().function(NAME).submit(HELLO);
      waiting = first.alu().function(NAME).submit(HELLO);
      calls.acquire();
    }
    // Both may have begun, on two threads.
    calls.drainPermits();
    handled.clear();
    try (CloudComputer second = open(new CountDownLatch(0))) {
      assertThat(calls.tryAcquire(100, TimeUnit.MILLISECONDS)).isFalse();
      use(second);
      calls.acquire(2);
    }
    assertThat(handled).containsExactlyInAnyOrder(interrupted, waiting);
    handled.clear();
    try (CloudComputer third = open(new CountDownLatch(0))) {
      use(third);
      assertThat(calls.tryAcquire(100, TimeUnit.MILLISECONDS)).isFalse();
    }
  }

  @Test
  void callsOfAFunctionThatIsNotThereStayKept() throws Exception {
    try (CloudComputer first = open(new CountDownLatch(1))) {
      first.alu().function(NAME).submit(HELLO);
      calls.acquire();
    }
    try (CloudComputer without = InMemoryConfig.defaults().withDirectory(directory).open()) {
      use(without);
    }
    try (CloudComputer again = open(new CountDownLatch(0))) {
      use(again);
      calls.acquire();
    }
  }

  /** Opens the file that memory and bus share with the submitted calls. */
  private static void use(CloudComputer computer) {
    computer.provisioner().ensureStore(new StoreName("any"));
  }

  private CloudComputer open(CountDownLatch gate) {
    return InMemoryConfig.defaults()
        .withDirectory(directory)
        .withFunctionThreads(1)
        .withFunction(
            NAME,
            given ->
                (input, context) -> {
                  handled.add(context.id());
                  calls.release();
                  if (gate.getCount() > 0) {
                    gate.await();
                  }
                  return input;
                })
        .open();
  }
}
