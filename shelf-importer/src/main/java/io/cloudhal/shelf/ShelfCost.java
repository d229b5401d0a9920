package io.cloudhal.shelf;

/**
 * What a shelf has taken from storage so far.
 *
 * @param requests reads: one for the root, one a catalog, one a range of a pack. What the provider
 *     makes of them, an {@link io.cloudhal.observe.OperationObserver} counts
 * @param bytes payload bytes received
 * @param cachedBytes bytes taken from the local cache instead
 */
public record ShelfCost(long requests, long bytes, long cachedBytes) {}
