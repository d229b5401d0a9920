package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.alu.FunctionHandler;
import io.cloudhal.alu.FunctionName;
import io.cloudhal.alu.Invocation;
import io.cloudhal.alu.InvocationResult;
import io.cloudhal.alu.RemoteFunction;
import io.cloudhal.conformance.ConformanceFunctions;
import io.cloudhal.error.CancelledException;
import io.cloudhal.error.LimitExceededException;
import io.cloudhal.error.ThrottledException;
import io.cloudhal.error.TimedOutException;
import io.cloudhal.error.UnavailableException;
import io.cloudhal.spi.Call;
import io.cloudhal.testservers.TestServer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What only Lambda does, with AWS's own runtime client as callee. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LambdaFunctionTest {

  private static final FunctionName EXITING = new FunctionName("exiting");
  private static final FunctionName HUNGRY = new FunctionName("hungry");
  private static final FunctionName UNMADE = new FunctionName("unmade");
  private static final FunctionName SLOW = new FunctionName("slow");
  private static final FunctionName HELD = new FunctionName("held");
  private static final Map<FunctionName, Class<? extends FunctionHandler>> FUNCTIONS =
      Map.of(
          EXITING, BrokenHandlers.Exiting.class,
          HUNGRY, BrokenHandlers.Hungry.class,
          UNMADE, BrokenHandlers.Unmade.class,
          SLOW, ConformanceFunctions.all().get(new FunctionName("conformance-slow")),
          HELD, ConformanceFunctions.all().get(new FunctionName("conformance-echo")));
  private static final Invocation NOW = Invocation.of(Bytes.utf8("0"));
  private static final Invocation LATE = Invocation.of(Bytes.utf8("20000"));

  private final TestServer server = AwsServers.start(AwsService.LAMBDA);
  private final AwsConfig config =
      AwsServers.withoutEndpoint().withEndpoint("lambda", server.endpoint());
  private final AwsClients clients = new AwsClients(config);
  private final LambdaAlu alu = new LambdaAlu(config, clients, Optional.empty());

  @BeforeAll
  void deploy() {
    Calls.run(() -> LambdaDeployment.of(clients.lambda(), config).with(FUNCTIONS));
  }

  @AfterAll
  void stop() {
    clients.close();
    server.close();
  }

  @Test
  void processThatEndsIsUnavailableAndMayHaveTakenEffect() {
    assertThatThrownBy(() -> invoke(EXITING, NOW))
        .satisfies(LambdaFunctionTest::ended)
        .hasMessageContaining("Runtime.ExitError");
  }

  @Test
  void handlerWithoutMemoryLeftIsUnavailableAndMayHaveTakenEffect() {
    assertThatThrownBy(() -> invoke(HUNGRY, NOW))
        .satisfies(LambdaFunctionTest::ended)
        .hasMessageContaining("OutOfMemoryError");
  }

  @Test
  void handlerThatCannotBeMadeIsUnavailableAndItsTextIsNotTold() {
    assertThatThrownBy(() -> invoke(UNMADE, NOW))
        .satisfies(LambdaFunctionTest::ended)
        .hasMessageNotContaining("secret");
  }

  @Test
  void timeoutOfTheFunctionItselfIsTimedOut() {
    String physical = config.physicalName(SLOW.value());
    Calls.run(
        () ->
            clients
                .lambda()
                .updateFunctionConfiguration(request -> request.functionName(physical).timeout(1)));
    assertThatThrownBy(() -> invoke(SLOW, LATE))
        .isInstanceOfSatisfying(
            TimedOutException.class, error -> assertThat(error.mayHaveTakenEffect()).isTrue())
        .hasMessageContaining("its configuration");
  }

  @Test
  void functionWithoutFreeEnvironmentsIsThrottledWithoutEffect() {
    String physical = config.physicalName(HELD.value());
    Calls.run(
        () ->
            clients
                .lambda()
                .putFunctionConcurrency(
                    request -> request.functionName(physical).reservedConcurrentExecutions(0)));
    assertThatThrownBy(() -> invoke(HELD, NOW))
        .isInstanceOfSatisfying(
            ThrottledException.class, error -> assertThat(error.mayHaveTakenEffect()).isFalse());
  }

  @Test
  void callerThatIsInterruptedIsCancelledAndMayHaveTakenEffect() {
    RemoteFunction slow = alu.function(new FunctionName("conformance-slow"));
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Calls.call(() -> slow.invoke(LATE)))
        .isInstanceOfSatisfying(
            CancelledException.class, error -> assertThat(error.mayHaveTakenEffect()).isTrue());
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void inputTooLargeForARequestIsRefusedWithoutASpillBucket() {
    RemoteFunction echo = alu.function(new FunctionName("conformance-echo"));
    Invocation waiting = sized(LambdaLimits.WAITING_BYTES);
    Invocation submitted = sized(LambdaLimits.SUBMITTED_BYTES);
    Call call = Calls.newCall(Duration.ofSeconds(30));
    assertThatThrownBy(() -> Calls.call(call, () -> echo.invoke(waiting)))
        .isInstanceOf(LimitExceededException.class);
    assertThatThrownBy(() -> Calls.call(call, () -> echo.submit(submitted)))
        .isInstanceOf(LimitExceededException.class);
    assertThat(call.cost().requests()).isZero();
  }

  private InvocationResult invoke(FunctionName name, Invocation invocation) {
    return Calls.call(() -> alu.function(name).invoke(invocation));
  }

  private static Invocation sized(int bytes) {
    return Invocation.of(Bytes.wrap(new byte[bytes]));
  }

  private static void ended(Throwable error) {
    assertThat(error)
        .isInstanceOfSatisfying(
            UnavailableException.class, e -> assertThat(e.mayHaveTakenEffect()).isTrue());
  }
}
