package io.cloudhal.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.ProviderId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class HalExceptionTest {

  private static final ErrorContext CONTEXT =
      ErrorContext.of(new ProviderId("aws"), "storage.put", "reports")
          .withRequestId("4442587FB7D0A2F9");

  private static Exception cause() {
    return new IllegalStateException("cause");
  }

  static Stream<HalException> retryable() {
    return Stream.of(
        new ThrottledException(CONTEXT, "m", cause()),
        new TimedOutException(CONTEXT, "m", cause(), true),
        new TimedOutException(CONTEXT, "m", cause(), false),
        new UnavailableException(CONTEXT, "m", cause(), true),
        new UnavailableException(CONTEXT, "m", cause(), false));
  }

  static Stream<HalException> lasting() {
    return Stream.of(
        new CancelledException(CONTEXT, "m", cause(), true),
        new CancelledException(CONTEXT, "m", cause(), false),
        new CorruptDataException(CONTEXT, "m", cause()),
        new InvalidRequestException(CONTEXT, "m", cause()),
        new LeaseLostException(CONTEXT, "m", cause()),
        new LimitExceededException(CONTEXT, "m", cause()),
        new NotFoundException(CONTEXT, "m", cause()),
        new PermissionDeniedException(CONTEXT, "m", cause()),
        new StaleVersionException(CONTEXT, "m", cause()),
        new UncategorizedException(CONTEXT, "m", cause()),
        new UnsupportedFeatureException(CONTEXT, "m", cause()));
  }

  static Stream<HalException> all() {
    return Stream.concat(retryable(), lasting());
  }

  @ParameterizedTest
  @MethodSource("retryable")
  void whatMayPassIsRetryable(HalException error) {
    assertThat(error.retryable()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("lasting")
  void whatLastsIsNot(HalException error) {
    assertThat(error.retryable()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("all")
  void theMessageSaysWhatWasBeingDone(HalException error) {
    assertThat(error)
        .hasMessage("aws storage.put reports (request 4442587FB7D0A2F9): m")
        .cause()
        .hasMessage("cause");
    assertThat(error.context()).isSameAs(CONTEXT);
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyErrorCanBeSerialized(HalException error) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream target = new ObjectOutputStream(bytes)) {
      target.writeObject(error);
    }
    try (ObjectInputStream source =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      HalException read = (HalException) source.readObject();
      assertThat(read).hasSameClassAs(error).hasMessage(error.getMessage());
      assertThat(read.mayHaveTakenEffect()).isEqualTo(error.mayHaveTakenEffect());
      assertThat(read.context().provider()).isEqualTo(new ProviderId("aws"));
      assertThat(read.context().requestId()).contains("4442587FB7D0A2F9");
    }
  }

  @Test
  void onlyWhatIsUncertainMayHaveTakenEffect() {
    List<HalException> uncertain = all().filter(HalException::mayHaveTakenEffect).toList();
    assertThat(uncertain)
        .hasExactlyElementsOfTypes(
            TimedOutException.class,
            UnavailableException.class,
            CancelledException.class,
            UncategorizedException.class);
  }

  @Test
  void aCauseMayBeMissing() {
    assertThat(new NotFoundException(CONTEXT, "m")).hasNoCause();
    assertThat(new ThrottledException(CONTEXT, "m")).hasNoCause();
    assertThat(new TimedOutException(CONTEXT, "m", null, false)).hasNoCause();
  }

  @Test
  void aContextWithoutRequestIdSaysNothingOfIt() {
    ErrorContext context = ErrorContext.of(new ProviderId("gcp"), "memory.get", "users");
    assertThat(context).hasToString("gcp memory.get users");
    assertThat(context.operation()).isEqualTo("memory.get");
    assertThat(context.resource()).isEqualTo("users");
    assertThat(context.requestId()).isEmpty();
  }
}
