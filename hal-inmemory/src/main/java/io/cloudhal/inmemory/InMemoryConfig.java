package io.cloudhal.inmemory;

import io.cloudhal.alu.FunctionHandler;
import io.cloudhal.alu.FunctionName;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.observe.OperationObserver;
import io.cloudhal.spi.FunctionHandlers;
import io.cloudhal.spi.TimeSource;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** What an in-memory computer is like, and how to open it. Immutable. */
public final class InMemoryConfig {

  private static final int MAX_FUNCTION_THREADS = 1000;
  private static final InMemoryConfig DEFAULTS =
      new InMemoryConfig(
          Optional.empty(),
          false,
          false,
          TimeSource.system(),
          OperationObserver.none(),
          Map.of(),
          64);

  private final Optional<Path> directory;
  private final boolean syncPower;
  private final boolean signedUrls;
  private final TimeSource time;
  private final OperationObserver observer;
  private final Map<FunctionName, Function<CloudComputer, FunctionHandler>> functions;
  private final int functionThreads;

  private InMemoryConfig(
      Optional<Path> directory,
      boolean syncPower,
      boolean signedUrls,
      TimeSource time,
      OperationObserver observer,
      Map<FunctionName, Function<CloudComputer, FunctionHandler>> functions,
      int functionThreads) {
    this.directory = directory;
    this.syncPower = syncPower;
    this.signedUrls = signedUrls;
    this.time = time;
    this.observer = observer;
    this.functions = functions;
    this.functionThreads = functionThreads;
  }

  /**
   * Returns a volatile computer: what it holds ends with it. Without signed URLs and functions, by
   * the clock of this machine, observed by nobody.
   */
  public static InMemoryConfig defaults() {
    return DEFAULTS;
  }

  /**
   * Returns a copy that keeps everything in {@code directory}, which is created if it is not there.
   * Its blobs may be used by several processes at once, its memory and bus by one; a second one is
   * told who has them. Submitted calls that had not ended are made when memory or bus of the
   * directory are used again by a computer that has their function.
   */
  public InMemoryConfig withDirectory(Path directory) {
    Optional<Path> kept = Optional.of(directory.toAbsolutePath());
    return new InMemoryConfig(
        kept, syncPower, signedUrls, time, observer, functions, functionThreads);
  }

  /**
   * Returns a copy whose acknowledged writes survive a power failure, if {@code syncPower}, at the
   * price of waiting for the disk; without it they survive the death of the process. For a
   * directory only.
   */
  public InMemoryConfig withSyncPower(boolean syncPower) {
    return new InMemoryConfig(
        directory, syncPower, signedUrls, time, observer, functions, functionThreads);
  }

  /**
   * Returns a copy that can presign requests, if {@code signedUrls}: a server on the loopback
   * address answers them while the computer is open.
   */
  public InMemoryConfig withSignedUrls(boolean signedUrls) {
    return new InMemoryConfig(
        directory, syncPower, signedUrls, time, observer, functions, functionThreads);
  }

  /** Returns a copy that takes leases, expiry and windows from {@code time}. */
  public InMemoryConfig withTime(TimeSource time) {
    Objects.requireNonNull(time);
    return new InMemoryConfig(
        directory, syncPower, signedUrls, time, observer, functions, functionThreads);
  }

  /** Returns a copy that tells {@code observer} of every call. */
  public InMemoryConfig withObserver(OperationObserver observer) {
    Objects.requireNonNull(observer);
    return new InMemoryConfig(
        directory, syncPower, signedUrls, time, observer, functions, functionThreads);
  }

  /**
   * Returns a copy that has a function, or another one of this name. A submitted call is repeated
   * at once, at most twice, when the handler throws or runs beyond the timeout; if the computer is
   * volatile it ends with it.
   *
   * @param factory makes its handler at the first call, for the computer it is given
   */
  public InMemoryConfig withFunction(
      FunctionName name, Function<CloudComputer, FunctionHandler> factory) {
    Map<FunctionName, Function<CloudComputer, FunctionHandler>> more = new HashMap<>(functions);
    more.put(name, Objects.requireNonNull(factory));
    Map<FunctionName, Function<CloudComputer, FunctionHandler>> all = Map.copyOf(more);
    return new InMemoryConfig(
        directory, syncPower, signedUrls, time, observer, all, functionThreads);
  }

  /**
   * Returns a copy that has a function, or another one of this name.
   *
   * @param type the class of its handler
   * @throws IllegalArgumentException if no handler can be made of it, see {@link
   *     FunctionHandlers#check}
   */
  public InMemoryConfig withFunction(FunctionName name, Class<? extends FunctionHandler> type) {
    Class<? extends FunctionHandler> checked = FunctionHandlers.check(type);
    return withFunction(name, computer -> FunctionHandlers.create(checked, computer));
  }

  /**
   * Returns a copy that runs at most {@code functionThreads} handlers at a time, 1 to 1,000, for
   * calls that wait, and as many for submitted ones. The default is 64.
   */
  public InMemoryConfig withFunctionThreads(int functionThreads) {
    if (functionThreads < 1 || functionThreads > MAX_FUNCTION_THREADS) {
      throw new IllegalArgumentException(
          "function threads must be 1 to " + MAX_FUNCTION_THREADS + ", are " + functionThreads);
    }
    return new InMemoryConfig(
        directory, syncPower, signedUrls, time, observer, functions, functionThreads);
  }

  /**
   * Opens the computer; the caller closes it.
   *
   * @throws IllegalArgumentException if its directory is none or cannot be written, or power sync
   *     is asked for without one
   */
  public CloudComputer open() {
    return InMemoryDrivers.of(this).computer(observer);
  }

  Optional<Path> directory() {
    return directory;
  }

  boolean syncPower() {
    return syncPower;
  }

  boolean signedUrls() {
    return signedUrls;
  }

  TimeSource time() {
    return time;
  }

  OperationObserver observer() {
    return observer;
  }

  Map<FunctionName, Function<CloudComputer, FunctionHandler>> functions() {
    return functions;
  }

  int functionThreads() {
    return functionThreads;
  }
}
