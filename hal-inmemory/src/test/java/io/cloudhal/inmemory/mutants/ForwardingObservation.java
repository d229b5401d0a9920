package io.cloudhal.inmemory.mutants;

import io.cloudhal.observe.Cost;
import io.cloudhal.observe.Observation;

/** An observation that tells another one. */
abstract class ForwardingObservation implements Observation {

  final Observation right;

  ForwardingObservation(Observation right) {
    this.right = right;
  }

  @Override
  public void succeeded(Cost cost) {
    right.succeeded(cost);
  }

  @Override
  public void failed(Throwable error, Cost cost) {
    right.failed(error, cost);
  }
}
