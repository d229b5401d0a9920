package io.cloudhal.observe;

/** The observer and observation that ignore everything. */
final class Nobody implements Observation {

  private static final Nobody OBSERVATION = new Nobody();

  static final OperationObserver OBSERVER = operation -> OBSERVATION;

  private Nobody() {}

  @Override
  public void succeeded(Cost cost) {}

  @Override
  public void failed(Throwable error, Cost cost) {}
}
