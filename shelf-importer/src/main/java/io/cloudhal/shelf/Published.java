package io.cloudhal.shelf;

/**
 * What came of replacing the root.
 *
 * @param revision that is current now
 * @param changed false if the shelf held all of it before, so that nothing was replaced
 */
public record Published(long revision, boolean changed) {}
