/**
 * The memory of the computer: strongly consistent key/value stores.
 *
 * <p>A {@link io.cloudhal.memory.KeyValueStore} holds entries under (partition, sort) keys. Single
 * entries are linearizable; {@code transact} is atomic within a partition; a scan reads one
 * partition in the byte order of the sort part.
 */
@NullMarked
package io.cloudhal.memory;

import org.jspecify.annotations.NullMarked;
