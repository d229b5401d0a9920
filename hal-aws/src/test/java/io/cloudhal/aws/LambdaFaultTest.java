package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.alu.FunctionName;
import io.cloudhal.alu.Invocation;
import io.cloudhal.alu.InvocationResult;
import io.cloudhal.alu.RemoteFunction;
import io.cloudhal.aws.FaultMatrix.Change;
import io.cloudhal.error.HalException;
import io.cloudhal.testservers.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions while the network and Lambda fail. */
class LambdaFaultTest {

  private static final FunctionName TALLY = new FunctionName("tally");
  private static final Fault THROTTLED = FaultyServer.refusal(429, "TooManyRequestsException");

  /** The attempts of the SDK, each of which may have been served. */
  private static final int ATTEMPTS = 3;

  private static FaultyServer server;
  private static FaultMatrix matrix;
  private static RemoteFunction tally;

  @TempDir private Path directory;

  @BeforeAll
  static void start() {
    server = new FaultyServer(AwsService.LAMBDA);
    matrix = new FaultMatrix(server, THROTTLED);
    Calls.run(
        () ->
            LambdaDeployment.of(server.clients().lambda(), server.config())
                .with(Map.of(TALLY, Tally.class)));
    tally = new LambdaAlu(server.config(), server.clients(), Optional.empty()).function(TALLY);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void callThatWaitsRunsAtMostOnceAndIsHonest() {
    Supplier<Change> invoke =
        () -> {
          Path file = fresh();
          return new Change(() -> invoke(file), () -> Tally.marks(file));
        };
    matrix.assertHonest("invoke", 1, invoke);
    matrix.assertFails("invoke", 1, invoke);
  }

  private static InvocationResult invoke(Path file) {
    InvocationResult result = tally.invoke(input(file));
    assertThat(result).isInstanceOf(InvocationResult.Returned.class);
    return result;
  }

  @Test
  void callThatDoesNotWaitRunsAtLeastOnceIfAccepted() {
    Supplier<Change> submit =
        () -> {
          Path file = fresh();
          return new Change(() -> tally.submit(input(file)), () -> laterMarks(file));
        };
    matrix.assertOutlives("submit", 2, submit);
    matrix.assertFails("submit", ATTEMPTS, submit);
  }

  @Test
  void answerOfAnotherEntryPointIsToldAndMayHaveTakenEffect() {
    for (String answer : List.of("{\"statusCode\":200}", "null", "", "\"text\"")) {
      server.proxy().next(1, Fault.answer(200, List.of(), answer));
      HalException error = FaultyServer.failure(Duration.ofSeconds(10), () -> invoke(fresh()));
      assertThat(error).hasMessageContaining(AwsFunctionEntryPoint.class.getName());
      assertThat(error.mayHaveTakenEffect()).isTrue();
    }
  }

  /** Waits for what was accepted, which is run later; for nothing it cannot wait forever. */
  private static int laterMarks(Path file) throws IOException {
    long deadline = System.nanoTime() + Duration.ofSeconds(3).toNanos();
    while (Tally.marks(file) == 0 && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    return Tally.marks(file);
  }

  private Path fresh() {
    return directory.resolve(UUID.randomUUID().toString());
  }

  private static Invocation input(Path file) {
    return Invocation.of(Bytes.utf8(file.toString()));
  }
}
