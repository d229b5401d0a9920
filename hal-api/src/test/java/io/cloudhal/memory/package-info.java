@NullMarked
package io.cloudhal.memory;

import org.jspecify.annotations.NullMarked;
