@NullMarked
package io.cloudhal.bus;

import org.jspecify.annotations.NullMarked;
