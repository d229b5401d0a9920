package io.cloudhal.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.alu.FunctionHandler;
import io.cloudhal.alu.InvocationContext;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.observe.OperationObserver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FunctionHandlersTest {

  private final CloudComputer computer =
      GuardedComputer.of(
          new TinyDrivers(TimeSource.system()), OperationObserver.none(), TimeSource.system());

  @AfterEach
  void close() {
    computer.close();
  }

  /** Does nothing with what it is given. */
  public abstract static class Echo implements FunctionHandler {
    @Override
    public Bytes handle(Bytes input, InvocationContext context) {
      return input;
    }
  }

  /** Has the constructor without parameters. */
  public static final class Plain extends Echo {
    /** Creates the handler. */
    public Plain() {}
  }

  /** Has both constructors. */
  public static final class WithComputer extends Echo {
    private final CloudComputer given;

    /** Must not be used. */
    public WithComputer() {
      throw new AssertionError("the other constructor is preferred");
    }

    /** Creates the handler. */
    public WithComputer(CloudComputer given) {
      this.given = given;
    }
  }

  /** Takes what nobody has. */
  public static final class WithText extends Echo {
    /** Creates the handler. */
    public WithText(String text) {
      assertThat(text).isNotNull();
    }
  }

  /** Cannot be made. */
  public static final class Failing extends Echo {
    /** Fails. */
    public Failing() {
      throw new IllegalStateException("no model");
    }
  }

  /** Its constructor is hidden. */
  public static final class Hidden extends Echo {
    private Hidden() {}

    static Hidden create() {
      return new Hidden();
    }
  }

  static final class NotPublic extends Echo {
    public NotPublic() {}
  }

  @Test
  void makesAHandlerByItsConstructorWithoutParameters() {
    assertThat(FunctionHandlers.create(Plain.class, computer)).isInstanceOf(Plain.class);
  }

  @Test
  void prefersTheConstructorWithTheComputer() {
    FunctionHandler made = FunctionHandlers.create(WithComputer.class, computer);
    assertThat(((WithComputer) made).given).isSameAs(computer);
  }

  @Test
  void findsAClassByItsName() {
    assertThat(FunctionHandlers.find(Plain.class.getName())).isEqualTo(Plain.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"com.example.Missing", "", "not a name", "java/lang/String"})
  void saysThatAClassIsMissing(String name) {
    assertThatThrownBy(() -> FunctionHandlers.find(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("function class " + name + " is not on the class path");
  }

  @Test
  void saysThatAClassIsNoHandler() {
    assertRefused(String.class, "must implement io.cloudhal.alu.FunctionHandler");
  }

  @Test
  void saysThatAClassCannotBeMade() {
    assertRefused(Echo.class, "must be public and not abstract");
    assertRefused(NotPublic.class, "must be public and not abstract");
    assertThat(Hidden.create()).isNotNull();
    assertRefused(Hidden.class, "must have a public constructor");
    assertRefused(WithText.class, "must have a public constructor");
  }

  @Test
  void tellsWhatTheConstructorThrew() {
    assertThatThrownBy(() -> FunctionHandlers.create(Failing.class, computer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no model")
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  private static void assertRefused(Class<?> type, String why) {
    assertThatThrownBy(() -> FunctionHandlers.find(type.getName()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(type.getName())
        .hasMessageContaining(why);
  }
}
