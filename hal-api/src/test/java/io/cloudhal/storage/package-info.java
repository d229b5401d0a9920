@NullMarked
package io.cloudhal.storage;

import org.jspecify.annotations.NullMarked;
