/**
 * Clouds on this machine: servers of this module behind the address of one computer, with functions
 * deployed. {@code build-tools/local-cloud} runs commands on them, and tests of providers deploy
 * their functions by the same classes.
 */
@NullMarked
package io.cloudhal.testservers.local;

import org.jspecify.annotations.NullMarked;
