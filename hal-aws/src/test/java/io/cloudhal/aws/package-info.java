@NullMarked
package io.cloudhal.aws;

import org.jspecify.annotations.NullMarked;
