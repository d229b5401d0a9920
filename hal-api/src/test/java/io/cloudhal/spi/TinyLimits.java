package io.cloudhal.spi;

import io.cloudhal.alu.AluCapabilities;
import io.cloudhal.bus.BusCapabilities;
import io.cloudhal.bus.BusFeature;
import io.cloudhal.memory.MemoryCapabilities;
import io.cloudhal.storage.StorageCapabilities;
import io.cloudhal.storage.StorageFeature;
import java.time.Duration;
import java.util.Set;

/** Limits small enough for tests to reach; no optional feature but delay. */
final class TinyLimits {

  static final MemoryCapabilities MEMORY =
      new MemoryCapabilities() {
        @Override
        public int maxValueBytes() {
          return 100;
        }

        @Override
        public int maxTransactionWrites() {
          return 3;
        }

        @Override
        public int maxTransactionBytes() {
          return 150;
        }
      };

  static final BusCapabilities BUS =
      new BusCapabilities() {
        @Override
        public Set<BusFeature> features() {
          return Set.of(BusFeature.DELAY);
        }

        @Override
        public long maxBodyBytes() {
          return 100;
        }

        @Override
        public int maxInlineBytes() {
          return 100;
        }

        @Override
        public Duration maxDelay() {
          return Duration.ofMinutes(15);
        }

        @Override
        public boolean reportsBacklog() {
          return true;
        }
      };

  static final AluCapabilities ALU =
      new AluCapabilities() {
        @Override
        public Duration maxWait() {
          return Duration.ofSeconds(200);
        }

        @Override
        public long maxPayloadBytes() {
          return 100;
        }

        @Override
        public int maxInlineBytes() {
          return 100;
        }
      };

  static final StorageCapabilities STORAGE =
      new StorageCapabilities() {
        @Override
        public Set<StorageFeature> features() {
          return Set.of();
        }

        @Override
        public long maxBlobBytes() {
          return 100;
        }

        @Override
        public long maxSinglePutBytes() {
          return 100;
        }

        @Override
        public int maxDeletesPerRequest() {
          return 10;
        }
      };

  private TinyLimits() {}
}
