package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.conformance.LinearizabilityChecker.Call;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Known histories of one register, which begins at 0. */
class LinearizabilityCheckerTest {

  @Test
  void noCallsAreLinearizable() {
    assertPossible(List.of());
  }

  @Test
  void callsOneAfterAnotherMustSeeTheLastWrite() {
    assertPossible(List.of(read(0, 1, 2), write(1, 3, 4), read(1, 5, 6)));
    assertImpossible(List.of(write(1, 3, 4), read(0, 5, 6)));
    assertImpossible(List.of(read(1, 1, 2), write(1, 3, 4)));
  }

  @Test
  void readDuringAWriteMaySeeEither() {
    assertPossible(List.of(write(1, 1, 4), read(0, 2, 3)));
    assertPossible(List.of(write(1, 1, 4), read(1, 2, 3)));
    assertImpossible(List.of(write(1, 1, 4), read(2, 2, 3)));
  }

  @Test
  void readsDuringAWriteMustNotGoBack() {
    assertPossible(List.of(write(1, 1, 10), read(0, 2, 3), read(1, 4, 5)));
    assertImpossible(List.of(write(1, 1, 10), read(1, 2, 3), read(0, 4, 5)));
  }

  @Test
  void readsOfTwoThreadsMustAgreeOnTheOrderOfWrites() {
    List<Call<Integer>> writes = List.of(write(1, 1, 20), write(2, 2, 20));
    assertPossible(with(writes, read(1, 3, 4), read(2, 5, 6), read(2, 7, 8)));
    assertImpossible(with(writes, read(1, 3, 4), read(2, 5, 6), read(1, 7, 8)));
  }

  @Test
  void writeThatChangesNothingNowMayHaveToComeLater() {
    assertPossible(List.of(write(0, 1, 10), write(1, 2, 3), read(0, 4, 5), read(0, 6, 7)));
    assertImpossible(List.of(write(0, 1, 10), write(1, 2, 3), read(0, 4, 5), read(1, 6, 7)));
  }

  @Test
  void compareAndSetsFromOneValueHaveOneWinner() {
    assertPossible(List.of(swap(0, 1, true, 1, 10), swap(0, 2, false, 2, 9)));
    assertPossible(List.of(swap(0, 1, false, 1, 10), swap(0, 2, true, 2, 9)));
    assertImpossible(List.of(swap(0, 1, true, 1, 10), swap(0, 2, true, 2, 9)));
    assertImpossible(List.of(swap(0, 1, false, 1, 10), swap(0, 2, false, 2, 9)));
  }

  @Test
  void lostUpdateIsFound() {
    assertImpossible(
        List.of(read(0, 1, 2), read(0, 1, 2), write(1, 3, 4), write(2, 5, 6), read(1, 7, 8)));
  }

  @Test
  void unansweredWriteMayHappenNeverOrAtAnyLaterTime() {
    Call<Integer> write = unansweredWrite(1, 3);
    assertPossible(List.of(write, read(0, 10, 11)));
    assertPossible(List.of(write, read(0, 10, 11), read(1, 20, 21)));
    assertPossible(List.of(write, read(1, 4, 5), write(2, 6, 7), read(2, 8, 9)));
  }

  @Test
  void unansweredWriteHappensAtMostOnceAndNotBeforeItBegan() {
    Call<Integer> write = unansweredWrite(1, 3);
    assertImpossible(List.of(read(1, 1, 2), write));
    assertImpossible(List.of(write, read(1, 4, 5), read(0, 6, 7)));
    assertImpossible(List.of(write, read(1, 4, 5), write(2, 6, 7), read(1, 8, 9)));
  }

  @Test
  void callsMayBeGivenInAnyOrder() {
    List<Call<Integer>> calls = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      calls.add(write(i, 10L * i, 10L * i + 3));
      calls.add(read(i, 10 * i + 2, 10 * i + 5));
    }
    Collections.shuffle(calls, new Random(1));
    assertPossible(calls);
    assertImpossible(with(calls, read(19, 210, 211)));
  }

  @Test
  void manyOverlappingCallsAreDecidedSoon() {
    List<Call<Integer>> calls = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      calls.add(write(i % 3, i, i + 3));
      calls.add(read(i % 3, i, i + 3));
    }
    assertPossible(calls);
    assertImpossible(with(calls, read(7, 600, 601)));
  }

  @Test
  void impossibleCallsAreNamed() {
    Call<Integer> wrong = read(0, 5, 6);
    assertThat(impossible(List.of(write(1, 3, 4), wrong, read(1, 7, 8)))).containsExactly(wrong);
    assertThat(wrong).hasToString("read 0 [5, 6]");
    assertThat(unansweredWrite(1, 3)).hasToString("write 1 [3, …]");
  }

  @SafeVarargs
  private static List<Call<Integer>> with(List<Call<Integer>> calls, Call<Integer>... more) {
    List<Call<Integer>> all = new ArrayList<>(calls);
    for (Call<Integer> each : more) {
      all.add(each);
    }
    return all;
  }

  private static Call<Integer> read(int value, long begun, long ended) {
    return new Call<>(
        "read " + value,
        begun,
        ended,
        state -> state == value ? Optional.of(state) : Optional.empty());
  }

  private static Call<Integer> write(int value, long begun, long ended) {
    return new Call<>("write " + value, begun, ended, state -> Optional.of(value));
  }

  private static Call<Integer> unansweredWrite(int value, long begun) {
    return Call.unanswered("write " + value, begun, state -> Optional.of(value));
  }

  private static Call<Integer> swap(int from, int to, boolean won, long begun, long ended) {
    return new Call<>(
        "swap " + from + " " + to + " " + won,
        begun,
        ended,
        state -> {
          boolean wins = state == from;
          return wins == won ? Optional.of(wins ? to : state) : Optional.empty();
        });
  }

  private static List<Call<Integer>> impossible(List<Call<Integer>> calls) {
    return new LinearizabilityChecker<>(calls).impossible(0);
  }

  private static void assertPossible(List<Call<Integer>> calls) {
    assertThat(impossible(calls)).isEmpty();
  }

  private static void assertImpossible(List<Call<Integer>> calls) {
    assertThat(impossible(calls)).isNotEmpty();
  }
}
