/**
 * The ALU of the computer: functions that are invoked by name.
 *
 * <p>The caller's side is {@link io.cloudhal.alu.RemoteFunction}, the callee's is {@link
 * io.cloudhal.alu.FunctionHandler}: one class that runs unchanged in every provider's runtime.
 * Deploying functions is not part of it: configuration maps a name to what is deployed.
 */
@NullMarked
package io.cloudhal.alu;

import org.jspecify.annotations.NullMarked;
