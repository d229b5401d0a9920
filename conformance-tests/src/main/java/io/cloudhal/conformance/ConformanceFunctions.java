package io.cloudhal.conformance;

import io.cloudhal.Bytes;
import io.cloudhal.alu.FunctionHandler;
import io.cloudhal.alu.FunctionName;
import io.cloudhal.alu.InvocationContext;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.memory.EntryOptions;
import java.util.Map;

/** The functions that the suite calls; a fixture makes them known to its computers. */
public final class ConformanceFunctions {

  static final FunctionName ECHO = new FunctionName("conformance-echo");
  static final FunctionName FAIL = new FunctionName("conformance-fail");
  static final FunctionName SLOW = new FunctionName("conformance-slow");
  static final FunctionName CONTEXT = new FunctionName("conformance-context");
  static final FunctionName COUNT = new FunctionName("conformance-count");
  static final FunctionName CROWD = new FunctionName("conformance-crowd");
  static final FunctionName WAIT = new FunctionName("conformance-wait");

  private ConformanceFunctions() {}

  /** Returns the handler classes by the names they are called by. */
  public static Map<FunctionName, Class<? extends FunctionHandler>> all() {
    return Map.of(
        ECHO, Echo.class,
        FAIL, Fail.class,
        SLOW, Slow.class,
        CONTEXT, Context.class,
        COUNT, Count.class,
        CROWD, Crowd.class,
        WAIT, Wait.class);
  }

  /** Returns its input. */
  public static final class Echo implements FunctionHandler {

    /** Creates the handler. */
    public Echo() {}

    @Override
    public Bytes handle(Bytes input, InvocationContext context) {
      return input;
    }
  }

  /** What {@link Fail} and {@link Count} throw. */
  public static final class Failure extends Exception {

    private static final long serialVersionUID = 1L;

    Failure() {}

    Failure(String message) {
      super(message);
    }
  }

  /** Throws a {@link Failure} with its input as message, without a message if that is empty. */
  public static final class Fail implements FunctionHandler {

    /** Creates the handler. */
    public Fail() {}

    @Override
    public Bytes handle(Bytes input, InvocationContext context) throws Failure {
      throw input.isEmpty() ? new Failure() : new Failure(input.toUtf8());
    }
  }

  /**
   * Takes as many milliseconds as its input says, and returns it; first counts itself at a {@link
   * Place} that follows.
   */
  public static final class Slow implements FunctionHandler {

    private final CloudComputer computer;

    /** Creates the handler. */
    public Slow(CloudComputer computer) {
      this.computer = computer;
    }

    @Override
    public Bytes handle(Bytes input, InvocationContext context) throws InterruptedException {
      String[] parts = input.toUtf8().split(" ", 2);
      if (parts.length > 1) {
        Place place = Place.parse(Bytes.utf8(parts[1]));
        place.store(computer).increment(place.key(), 1);
      }
      Thread.sleep(Long.parseLong(parts[0]));
      return input;
    }
  }

  /** Returns what it is told of its invocation; keeps it too if its input names an entry. */
  public static final class Context implements FunctionHandler {

    private final CloudComputer computer;

    /** Creates the handler. */
    public Context(CloudComputer computer) {
      this.computer = computer;
    }

    @Override
    public Bytes handle(Bytes input, InvocationContext context) {
      Bytes told = ToldContext.of(context).bytes();
      if (!input.isEmpty()) {
        Place place = Place.parse(input);
        place.store(computer).put(place.key(), told, EntryOptions.defaults());
      }
      return told;
    }
  }

  /** Adds one to the counter that its input names; throws while a {@link Place} says so. */
  public static final class Count implements FunctionHandler {

    private final CloudComputer computer;

    /** Creates the handler. */
    public Count(CloudComputer computer) {
      this.computer = computer;
    }

    @Override
    public Bytes handle(Bytes input, InvocationContext context) throws Failure {
      Place place = Place.parse(input);
      long count = place.store(computer).increment(place.key(), 1);
      if (count <= place.failures()) {
        throw new Failure("failure " + count);
      }
      return Bytes.utf8(Long.toString(count));
    }
  }

  /** Returns how many of it run at this moment, by the counter that its input names. */
  public static final class Crowd implements FunctionHandler {

    private static final int STAY_MILLIS = 200;

    private final CloudComputer computer;

    /** Creates the handler. */
    public Crowd(CloudComputer computer) {
      this.computer = computer;
    }

    @Override
    public Bytes handle(Bytes input, InvocationContext context) throws InterruptedException {
      Place place = Place.parse(input);
      long running = place.store(computer).increment(place.key(), 1);
      Thread.sleep(STAY_MILLIS);
      place.store(computer).increment(place.key(), -1);
      return Bytes.utf8(Long.toString(running));
    }
  }

  /** Waits until the counter that its input names is not 0, and adds one to it. */
  public static final class Wait implements FunctionHandler {

    private static final int PAUSE_MILLIS = 50;

    private final CloudComputer computer;

    /** Creates the handler. */
    public Wait(CloudComputer computer) {
      this.computer = computer;
    }

    @Override
    public Bytes handle(Bytes input, InvocationContext context) throws InterruptedException {
      Place place = Place.parse(input);
      while (place.store(computer).increment(place.key(), 0) == 0) {
        Thread.sleep(PAUSE_MILLIS);
      }
      place.store(computer).increment(place.key(), 1);
      return Bytes.empty();
    }
  }
}
