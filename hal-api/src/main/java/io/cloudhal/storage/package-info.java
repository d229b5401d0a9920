/**
 * The storage of the computer: buckets of blobs.
 *
 * <p>Blobs appear whole or not at all. {@link io.cloudhal.storage.Bucket} states consistency,
 * {@link io.cloudhal.storage.BlobKey} what a key may be.
 */
@NullMarked
package io.cloudhal.storage;

import org.jspecify.annotations.NullMarked;
