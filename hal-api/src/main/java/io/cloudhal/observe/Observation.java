package io.cloudhal.observe;

/**
 * One running call. Exactly one of the two methods is called, once, by the thread that ends the
 * call; for an opened body when it is closed, for a writer when it commits or discards.
 */
public interface Observation {

  /** Tells that the call returned. A conflict or an absence is a success. */
  void succeeded(Cost cost);

  /**
   * Tells that the call threw.
   *
   * @param error a {@link io.cloudhal.error.HalException}, or whatever else the call threw
   */
  void failed(Throwable error, Cost cost);
}
