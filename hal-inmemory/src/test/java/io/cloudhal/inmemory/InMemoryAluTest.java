package io.cloudhal.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.alu.FunctionHandler;
import io.cloudhal.alu.FunctionName;
import io.cloudhal.alu.Invocation;
import io.cloudhal.alu.InvocationContext;
import io.cloudhal.alu.InvocationId;
import io.cloudhal.alu.InvocationOutcome;
import io.cloudhal.alu.InvocationResult;
import io.cloudhal.alu.RemoteFunction;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.error.CancelledException;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.error.TimedOutException;
import io.cloudhal.error.UnavailableException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class InMemoryAluTest {

  private static final FunctionName NAME = new FunctionName("tested");
  private static final Invocation HELLO = Invocation.of(Bytes.utf8("hello"));

  private final Queue<CloudComputer> opened = new ConcurrentLinkedQueue<>();
  private final Queue<InvocationContext> contexts = new ConcurrentLinkedQueue<>();
  private final Semaphore calls = new Semaphore(0);

  @AfterEach
  void close() {
    opened.forEach(CloudComputer::close);
  }

  @Test
  void theHandlerIsMadeOnceAndGivenAComputerThatItCannotClose() {
    AtomicInteger made = new AtomicInteger();
    CloudComputer computer =
        open(
            config()
                .withFunction(
                    NAME,
                    given -> {
                      made.incrementAndGet();
                      return (input, context) -> {
                        given.close();
                        return Bytes.utf8(given.provider().value());
                      };
                    }));
    for (int i = 0; i < 3; i++) {
      assertThat(tested(computer).invoke(HELLO).output()).isEqualTo(Bytes.utf8("inmemory"));
    }
    assertThat(made).hasValue(1);
    assertThat(computer.memory()).isNotNull();
  }

  @Test
  void aHandlerThatCannotBeMadeIsUnavailableAndTriedAgain() {
    AtomicInteger attempts = new AtomicInteger();
    RemoteFunction function =
        tested(
            open(
                config()
                    .withFunction(
                        NAME,
                        given -> {
                          if (attempts.incrementAndGet() == 1) {
                            throw new IllegalStateException("no model");
                          }
                          return (input, context) -> input;
                        })));
    assertThatThrownBy(() -> function.invoke(HELLO))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("no model");
    assertThat(function.invoke(HELLO).output()).isEqualTo(HELLO.input());
  }

  @Test
  void anUnknownFunctionIsNotFoundAndNamed() {
    RemoteFunction missing = open(config()).alu().function(new FunctionName("missing"));
    assertThatThrownBy(() -> missing.invoke(HELLO))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("missing");
    assertThatThrownBy(() -> missing.submit(HELLO)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void whateverAHandlerThrowsIsItsFault() {
    for (Throwable thrown :
        List.of(new Exception("checked"), new AssertionError("error"), new RuntimeException())) {
      RemoteFunction function = function((input, context) -> sneak(thrown));
      assertThat(function.invoke(HELLO)).isEqualTo(InvocationResult.Faulted.of(thrown));
    }
  }

  @Test
  void anOutputBeyondTheLimitIsTheHandlersFault() {
    int limit = Math.toIntExact(InMemoryAluLimits.INSTANCE.maxPayloadBytes());
    RemoteFunction function =
        function(
            (input, context) -> Bytes.wrap(new byte[limit + Integer.parseInt(input.toUtf8())]));
    assertThat(function.invoke(Invocation.of(Bytes.utf8("0"))).output().size()).isEqualTo(limit);
    assertThat(function.invoke(Invocation.of(Bytes.utf8("1"))))
        .isInstanceOfSatisfying(
            InvocationResult.Faulted.class,
            fault -> assertThat(fault.message()).contains("at most " + limit));
  }

  @Test
  void aHandlerBeyondTheTimeoutIsInterrupted() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    RemoteFunction function = function(waiting(interrupted));
    assertThatThrownBy(() -> function.invoke(HELLO.withTimeout(Duration.ofMillis(100))))
        .isInstanceOfSatisfying(
            TimedOutException.class, e -> assertThat(e.mayHaveTakenEffect()).isTrue());
    assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aCallThatNeverGotAThreadIsTimedOutWithoutEffect() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    CloudComputer computer =
        open(config().withFunctionThreads(1).withFunction(NAME, computing(gate)));
    RemoteFunction function = tested(computer);
    Thread occupying = new Thread(() -> function.invoke(HELLO));
    occupying.start();
    calls.acquire();
    assertThatThrownBy(() -> function.invoke(HELLO.withTimeout(Duration.ofMillis(100))))
        .isInstanceOfSatisfying(
            TimedOutException.class, e -> assertThat(e.mayHaveTakenEffect()).isFalse());
    gate.countDown();
    occupying.join();
    assertThat(calls.availablePermits()).isZero();
  }

  @Test
  void anInterruptedCallerInterruptsTheHandler() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    RemoteFunction function = function(waiting(interrupted));
    FutureTask<InvocationResult> call = new FutureTask<>(() -> function.invoke(HELLO));
    Thread caller = new Thread(call);
    caller.start();
    calls.acquire();
    caller.interrupt();
    assertThatThrownBy(call::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(CancelledException.class);
    assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void noMoreHandlersRunThanThereAreThreads() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    FunctionHandler handler =
        (input, context) -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          Thread.onSpinWait();
          running.decrementAndGet();
          return input;
        };
    CloudComputer computer =
        open(config().withFunctionThreads(2).withFunction(NAME, given -> handler));
    List<InvocationOutcome> outcomes =
        tested(computer).invokeAll(Collections.nCopies(100, HELLO), 20);
    assertThat(outcomes).hasSize(100).allMatch(InvocationResult.Returned.class::isInstance);
    assertThat(most.get()).isLessThanOrEqualTo(2);
  }

  @Test
  void aSubmittedCallIsRepeatedTwiceWithTheSameId() throws Exception {
    RemoteFunction function =
        function(
            (input, context) -> {
              contexts.add(context);
              calls.release();
              throw new IllegalStateException("again");
            });
    InvocationId id = function.submit(HELLO.withIdempotencyKey("key"));
    calls.acquire(3);
    assertThat(calls.tryAcquire(100, TimeUnit.MILLISECONDS)).isFalse();
    assertThat(contexts)
        .hasSize(3)
        .allSatisfy(context -> assertThat(context.id()).isEqualTo(id))
        .allSatisfy(context -> assertThat(context.idempotencyKey()).contains("key"));
  }

  @Test
  void aSubmittedCallBeyondItsTimeoutIsInterruptedAndRepeated() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(3);
    function(waiting(interrupted)).submit(HELLO.withTimeout(Duration.ofMillis(50)));
    assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aSubmittedCallThatReturnsIsNotRepeated() throws Exception {
    RemoteFunction function = function(counting());
    function.submit(HELLO);
    calls.acquire();
    assertThat(calls.tryAcquire(100, TimeUnit.MILLISECONDS)).isFalse();
  }

  @Test
  void submittedCallsDoNotKeepOthersWaiting() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    FunctionHandler handler =
        (input, context) -> {
          if (input.isEmpty()) {
            gate.await();
          }
          return input;
        };
    CloudComputer computer =
        open(config().withFunctionThreads(1).withFunction(NAME, given -> handler));
    tested(computer).submit(Invocation.of(Bytes.empty()));
    assertThat(tested(computer).invoke(HELLO).output()).isEqualTo(HELLO.input());
    gate.countDown();
  }

  @Test
  void closingEndsHandlersAndTheirCallers() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    CloudComputer computer =
        open(config().withFunctionThreads(1).withFunction(NAME, given -> waiting(interrupted)));
    FutureTask<InvocationResult> running = new FutureTask<>(() -> tested(computer).invoke(HELLO));
    new Thread(running).start();
    calls.acquire();
    FutureTask<InvocationResult> queued = new FutureTask<>(() -> tested(computer).invoke(HELLO));
    Thread second = new Thread(queued);
    second.start();
    while (second.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    computer.close();
    assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
    assertClosed(running, true);
    assertClosed(queued, false);
    while (Thread.getAllStackTraces().keySet().stream().anyMatch(InMemoryAluTest::isOfAlu)) {
      Thread.onSpinWait(); // the timeout of the class ends this
    }
  }

  private static boolean isOfAlu(Thread thread) {
    return thread.getName().startsWith("inmemory-");
  }

  private static void assertClosed(FutureTask<InvocationResult> call, boolean mayHaveTakenEffect) {
    assertThatThrownBy(call::get)
        .cause()
        .isInstanceOfSatisfying(
            UnavailableException.class,
            e -> assertThat(e.mayHaveTakenEffect()).isEqualTo(mayHaveTakenEffect));
  }

  private Function<CloudComputer, FunctionHandler> computing(CountDownLatch gate) {
    return given ->
        (input, context) -> {
          calls.release();
          gate.await();
          return input;
        };
  }

  private FunctionHandler waiting(CountDownLatch interrupted) {
    return (input, context) -> {
      calls.release();
      try {
        new CountDownLatch(1).await();
        return input;
      } catch (InterruptedException e) {
        interrupted.countDown();
        throw e;
      }
    };
  }

  private FunctionHandler counting() {
    return (input, context) -> {
      calls.release();
      return input;
    };
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // to throw what is undeclared
  private static <E extends Throwable> Bytes sneak(Throwable thrown) throws E {
    throw (E) thrown;
  }

  private RemoteFunction function(FunctionHandler handler) {
    return tested(open(config().withFunction(NAME, given -> handler)));
  }

  private static RemoteFunction tested(CloudComputer computer) {
    return computer.alu().function(NAME);
  }

  private static InMemoryConfig config() {
    return InMemoryConfig.defaults();
  }

  private CloudComputer open(InMemoryConfig config) {
    CloudComputer computer = config.open();
    opened.add(computer);
    return computer;
  }
}
