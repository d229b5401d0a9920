@NullMarked
package io.cloudhal.internal;

import org.jspecify.annotations.NullMarked;
