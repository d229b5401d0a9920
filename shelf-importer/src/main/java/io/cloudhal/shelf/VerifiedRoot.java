package io.cloudhal.shelf;

import io.cloudhal.Version;
import io.cloudhal.shelf.format.KeySet;
import io.cloudhal.shelf.format.ShelfRoot;

/**
 * A root that may be believed.
 *
 * @param root what it says
 * @param keys who may sign its successor
 * @param version of the object, for replacing exactly this one
 */
record VerifiedRoot(ShelfRoot root, KeySet keys, Version version) {}
