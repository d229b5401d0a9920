@NullMarked
package io.cloudhal.spi;

import org.jspecify.annotations.NullMarked;
