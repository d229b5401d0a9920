package io.cloudhal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One page of a scan or listing.
 *
 * @param items the items; may be few or none although {@code next} is present
 * @param next where the next page begins; empty on the last page
 * @param <T> the item type
 */
public record Page<T>(List<T> items, Optional<PageToken> next) {
  public Page {
    items = List.copyOf(items);
    Objects.requireNonNull(next);
  }

  /** Returns the only or last page. */
  public static <T> Page<T> last(List<T> items) {
    return new Page<>(items, Optional.empty());
  }
}
