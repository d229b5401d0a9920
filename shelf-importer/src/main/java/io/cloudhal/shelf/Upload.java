package io.cloudhal.shelf;

import io.cloudhal.shelf.format.Digest;

/**
 * An object that is on the shelf now.
 *
 * @param digest that names it
 * @param sizeBytes of it
 * @param sent false if it was there before
 */
public record Upload(Digest digest, long sizeBytes, boolean sent) {}
