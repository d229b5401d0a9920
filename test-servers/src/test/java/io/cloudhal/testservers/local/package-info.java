@NullMarked
package io.cloudhal.testservers.local;

import org.jspecify.annotations.NullMarked;
