package io.cloudhal.inmemory.mutants;

import io.cloudhal.Page;
import io.cloudhal.inmemory.Mutant;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.ScanRequest;
import java.util.Comparator;

/** Memories that are wrong in scans. */
final class ScanMutants {

  private ScanMutants() {}

  /** Each page is in the order of Java's texts. */
  @Fails({"memory.scan.1", "memory.scan.2"})
  static final class ScanGoesByUtf16 extends Mutant {
    @Override
    protected KeyValueStore store(KeyValueStore store) {
      return new ForwardingStore(store) {
        @Override
        public Page<Entry> scan(ScanRequest request) {
          Comparator<Entry> order = Comparator.comparing(entry -> entry.key().sort());
          Page<Entry> page = right.scan(request);
          return new Page<>(
              page.items().stream()
                  .sorted(request.isDescending() ? order.reversed() : order)
                  .toList(),
              page.next());
        }
      };
    }
  }

  /** The entry at the end of a range is found, too. */
  @Fails({"memory.page.2", "memory.scan.10", "memory.scan.2", "memory.scan.8", "memory.scan.9"})
  static final class ScanIncludesItsEnd extends Mutant {
    @Override
    protected KeyValueStore store(KeyValueStore store) {
      return new ForwardingStore(store) {
        @Override
        public Page<Entry> scan(ScanRequest request) {
          return right.scan(request.until().map(end -> request.until(end + '\0')).orElse(request));
        }
      };
    }
  }

  /** Later pages go beyond the prefix. */
  @Fails("memory.page.2")
  static final class PagesForgetThePrefix extends Mutant {
    @Override
    protected KeyValueStore store(KeyValueStore store) {
      return new ForwardingStore(store) {
        @Override
        public Page<Entry> scan(ScanRequest request) {
          return right.scan(request.after().isPresent() ? request.withPrefix("") : request);
        }
      };
    }
  }

  /** Scans go forwards. */
  @Fails(
      value = {
        "memory.page.1",
        "memory.page.2",
        "memory.page.4",
        "memory.page.8",
        "memory.page.9",
        "memory.scan.1",
        "memory.scan.2",
        "memory.scan.4",
        "memory.scan.5",
        "memory.scan.6",
        "memory.ttl.4"
      },
      sometimes = "memory.linearizable.3")
  static final class PagesForgetTheDirection extends Mutant {
    @Override
    protected KeyValueStore store(KeyValueStore store) {
      return new ForwardingStore(store) {
        @Override
        public Page<Entry> scan(ScanRequest request) {
          ScanRequest forwards =
              ScanRequest.of(request.partition())
                  .withPrefix(request.prefix())
                  .withPageSize(request.pageSize());
          boolean whole = request.from().isEmpty() && request.until().isEmpty();
          return right.scan(whole && request.after().isEmpty() ? forwards : request);
        }
      };
    }
  }
}
