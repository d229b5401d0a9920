package io.cloudhal.inmemory;

/** Where submitted calls are kept until they have been made. Thread-safe. */
interface Submissions {

  /** Keeps a call; when it returns, the call survives what it has to survive. */
  void keep(Submission submission);

  /** Forgets a call that was made, or failed too often. */
  void forget(Submission submission);

  /** Returns the place that keeps nothing: the call is on the heap, and gone with the computer. */
  static Submissions onHeap() {
    return new Submissions() {
      @Override
      public void keep(Submission submission) {}

      @Override
      public void forget(Submission submission) {}
    };
  }
}
