@NullMarked
package io.cloudhal.observe;

import org.jspecify.annotations.NullMarked;
