/**
 * Puts packages on a shelf: {@link io.cloudhal.shelf.publish.PackageSource}s give files, a {@link
 * io.cloudhal.shelf.publish.Publisher} checks, packs and publishes them.
 *
 * <p>A source is read twice. The first pass reads and checks everything, so that a bad source is
 * refused before anything is written; the second packs what the shelf does not have yet.
 */
@NullMarked
package io.cloudhal.shelf.publish;

import org.jspecify.annotations.NullMarked;
