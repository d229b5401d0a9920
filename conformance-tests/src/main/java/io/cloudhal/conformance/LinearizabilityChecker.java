package io.cloudhal.conformance;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Decides whether calls that overlapped are linearizable: whether each can have happened at one
 * moment between its begin and its end, so that all results are right.
 *
 * <p>It looks for an order as Wing and Gong do: what comes next is a call that began before any of
 * the remaining ones ended, and whose result is right in the state that has been reached. As Lowe
 * found, it is enough to try each set of done calls once for each state that they lead to.
 *
 * @param <S> the states; immutable, with value equality
 */
final class LinearizabilityChecker<S> {

  /**
   * One call.
   *
   * @param name what was called and what it returned, for messages
   * @param begun before this no effect can have happened
   * @param ended until this the effect has happened; {@link Long#MAX_VALUE} if nobody knows whether
   *     it ever will
   * @param effect the state behind this call if its result is right in a state, else empty
   * @param <S> the states
   */
  record Call<S>(String name, long begun, long ended, Function<S, Optional<S>> effect) {

    /** Returns a call that failed or was given up, and may have an effect at any time, or none. */
    static <S> Call<S> unanswered(String name, long begun, Function<S, Optional<S>> effect) {
      return new Call<>(name, begun, Long.MAX_VALUE, effect);
    }

    private boolean isAnswered() {
      return ended != Long.MAX_VALUE;
    }

    @Override
    public String toString() {
      return name + " [" + begun + ", " + (isAnswered() ? ended : "…") + "]";
    }
  }

  private record Configuration<S>(BitSet done, S state) {

    Configuration<S> with(int call, S next) {
      BitSet more = (BitSet) done.clone();
      more.set(call);
      return new Configuration<>(more, next);
    }
  }

  private final List<Call<S>> calls;

  /** Creates a checker of {@code calls}, in any order. */
  LinearizabilityChecker(List<Call<S>> calls) {
    this.calls = calls.stream().sorted(Comparator.comparingLong(Call::begun)).toList();
  }

  /**
   * Returns an empty list if the calls are linearizable; else, for the longest order that was
   * found, the calls of which one must come next and none can.
   *
   * @param initial the state before all calls
   */
  List<Call<S>> impossible(S initial) {
    Configuration<S> furthest = new Configuration<>(new BitSet(), initial);
    Set<Configuration<S>> seen = new HashSet<>();
    Deque<Configuration<S>> untried = new ArrayDeque<>();
    untried.push(furthest);
    while (!untried.isEmpty()) {
      Configuration<S> here = untried.pop();
      if (isComplete(here.done())) {
        return List.of();
      }
      if (here.done().cardinality() > furthest.done().cardinality()) {
        furthest = here;
      }
      next(here).stream().filter(seen::add).forEach(untried::push);
    }
    return candidates(furthest.done()).stream().map(calls::get).toList();
  }

  private List<Configuration<S>> next(Configuration<S> here) {
    List<Configuration<S>> next = new ArrayList<>();
    for (int call : candidates(here.done())) {
      Optional<S> state = calls.get(call).effect().apply(here.state());
      state.ifPresent(changed -> next.add(here.with(call, changed)));
    }
    return next;
  }

  private boolean isComplete(BitSet done) {
    for (int i = done.nextClearBit(0); i < calls.size(); i = done.nextClearBit(i + 1)) {
      if (calls.get(i).isAnswered()) {
        return false;
      }
    }
    return true;
  }

  /** The calls that began before any remaining one ended. */
  private List<Integer> candidates(BitSet done) {
    List<Integer> candidates = new ArrayList<>();
    long firstEnd = Long.MAX_VALUE;
    for (int i = done.nextClearBit(0); i < calls.size(); i = done.nextClearBit(i + 1)) {
      if (calls.get(i).begun() > firstEnd) {
        break;
      }
      candidates.add(i);
      firstEnd = Math.min(firstEnd, calls.get(i).ended());
    }
    return candidates;
  }
}
