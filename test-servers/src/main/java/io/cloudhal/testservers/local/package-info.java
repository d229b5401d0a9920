/** What it takes to have a whole cloud on this machine beside servers: functions on them. */
@NullMarked
package io.cloudhal.testservers.local;

import org.jspecify.annotations.NullMarked;
