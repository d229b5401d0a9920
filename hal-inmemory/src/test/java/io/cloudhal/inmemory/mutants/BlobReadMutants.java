package io.cloudhal.inmemory.mutants;

import io.cloudhal.Bytes;
import io.cloudhal.Page;
import io.cloudhal.inmemory.Mutant;
import io.cloudhal.storage.BlobInfo;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.ListEntry;
import io.cloudhal.storage.ListRequest;
import io.cloudhal.storage.PresignRequest;
import io.cloudhal.storage.PresignedRequest;
import io.cloudhal.storage.ReadOptions;
import io.cloudhal.storage.ReadResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Storages that are wrong in reads. */
final class BlobReadMutants {

  private BlobReadMutants() {}

  /** The end of a range is taken for its last byte. */
  @Fails({
    "observation.storage.4",
    "storage.body.4",
    "storage.content.4",
    "storage.open.12",
    "storage.open.2",
    "storage.open.8"
  })
  static final class RangesAreOneByteTooLong extends Mutant {
    @Override
    protected Bucket bucket(Bucket bucket) {
      return new ForwardingBucket(bucket) {
        @Override
        public ReadResult open(BlobKey key, ByteRange range, ReadOptions options) {
          boolean open = range.length() == Long.MAX_VALUE;
          return right.open(
              key, open ? range : ByteRange.of(range.offset(), range.length() + 1), options);
        }
      };
    }
  }

  /** A read of a version that was replaced gives the latest. */
  @Fails({
    "errors.kind.4",
    "storage.budget.1",
    "storage.open.9",
    "storage.ranges.9",
    "storage.version.3"
  })
  static final class PinnedReadsGiveWhatIsThere extends Mutant {
    @Override
    protected Bucket bucket(Bucket bucket) {
      return new ForwardingBucket(bucket) {
        @Override
        public ReadResult open(BlobKey key, ByteRange range, ReadOptions options) {
          return right.open(key, range, unpinned(key, options));
        }

        @Override
        public List<Bytes> readRanges(BlobKey key, List<ByteRange> ranges, ReadOptions options) {
          return right.readRanges(key, ranges, unpinned(key, options));
        }

        private ReadOptions unpinned(BlobKey key, ReadOptions options) {
          return options.version().isPresent() && right.stat(key).isPresent()
              ? ReadOptions.defaults()
              : options;
        }
      };
    }
  }

  /** Many ranges come in the order of the blob. */
  @Fails({
    "storage.ranges.1",
    "storage.ranges.2",
    "storage.ranges.3",
    "storage.ranges.4",
    "storage.ranges.5"
  })
  static final class RangesAreSorted extends Mutant {
    @Override
    protected Bucket bucket(Bucket bucket) {
      return new ForwardingBucket(bucket) {
        @Override
        public List<Bytes> readRanges(BlobKey key, List<ByteRange> ranges, ReadOptions options) {
          return right.readRanges(
              key,
              ranges.stream().sorted(Comparator.comparingLong(ByteRange::offset)).toList(),
              options);
        }
      };
    }
  }

  /** Each page begins with its last entry. */
  @Fails(
      value = {
        "storage.folder.1",
        "storage.folder.2",
        "storage.folder.3",
        "storage.folder.4",
        "storage.folder.5",
        "storage.folder.6",
        "storage.key.1",
        "storage.key.10",
        "storage.key.11",
        "storage.key.2",
        "storage.key.3",
        "storage.key.4",
        "storage.key.5",
        "storage.key.6",
        "storage.key.7",
        "storage.key.8",
        "storage.key.9",
        "storage.list.1",
        "storage.list.3",
        "storage.list.4",
        "storage.list.5",
        "storage.page.1",
        "storage.page.2",
        "storage.page.3",
        "storage.page.4",
        "storage.page.5",
        "storage.page.6",
        "storage.page.8",
        "storage.page.9"
      },
      sometimes = "storage.atomic.4")
  static final class ListingsAreUnsorted extends Mutant {
    @Override
    protected Bucket bucket(Bucket bucket) {
      return new ForwardingBucket(bucket) {
        @Override
        public Page<ListEntry> list(ListRequest request) {
          Page<ListEntry> page = right.list(request);
          List<ListEntry> entries = new ArrayList<>(page.items());
          Collections.reverse(entries);
          return new Page<>(entries, page.next());
        }
      };
    }
  }

  /** A listing begins with the name that it should start behind. */
  @Fails({
    "storage.folder.5",
    "storage.page.2",
    "storage.page.3",
    "storage.page.4",
    "storage.page.5"
  })
  static final class StartIsInclusive extends Mutant {
    @Override
    protected Bucket bucket(Bucket bucket) {
      return new ForwardingBucket(bucket) {
        @Override
        public Page<ListEntry> list(ListRequest request) {
          Optional<BlobKey> start = request.startAfter().map(BlobKey::of);
          Optional<BlobInfo> there = start.flatMap(right::stat);
          Page<ListEntry> page = right.list(request);
          if (there.isEmpty() || request.after().isPresent()) {
            return page;
          }
          BlobInfo info = there.get();
          List<ListEntry> entries = new ArrayList<>(page.items());
          entries.add(
              0,
              new ListEntry.Blob(info.key(), info.sizeBytes(), info.version(), info.modifiedAt()));
          return new Page<>(entries, page.next());
        }
      };
    }
  }

  /** A presigned URL is good for a week, whatever was asked for. */
  @Fails({"storage.presign.5", "storage.presign.6"})
  static final class PresignedUrlsLive extends Mutant {

    private static final Duration WEEK = Duration.ofDays(7);

    @Override
    protected Bucket bucket(Bucket bucket) {
      return new ForwardingBucket(bucket) {
        @Override
        public PresignedRequest presign(PresignRequest request) {
          if (request.method() == PresignRequest.Method.GET) {
            return right.presign(PresignRequest.get(request.key(), WEEK));
          }
          PresignRequest put = PresignRequest.put(request.key(), WEEK);
          PresignRequest typed = request.contentType().map(put::withContentType).orElse(put);
          return right.presign(request.onlyIfAbsent() ? typed.ifAbsent() : typed);
        }
      };
    }
  }
}
