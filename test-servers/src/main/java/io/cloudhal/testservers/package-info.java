/**
 * Servers for tests, benchmarks and local demos, as processes bound to the loopback interface.
 *
 * <p>{@link io.cloudhal.testservers.TestServers#start} takes the first of these that there is: an
 * address in the environment (somebody runs it already), an executable in the environment or on the
 * {@code PATH}, a per-user cache that is filled once by the ordinary client (Maven, npm, pip, go)
 * with pinned versions whose hashes are checked. A server dies with the JVM that started it,
 * however that ends.
 *
 * <p>{@link io.cloudhal.testservers.FaultProxy} stands before a server and makes it fail.
 */
@NullMarked
package io.cloudhal.testservers;

import org.jspecify.annotations.NullMarked;
