@NullMarked
package io.cloudhal.error;

import org.jspecify.annotations.NullMarked;
