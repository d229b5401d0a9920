/** The cloud shelf: packages published once to blob storage and imported by everyone. */
module io.cloudhal.shelf.importer {
  requires transitive io.cloudhal;
  requires com.github.luben.zstd_jni;
  requires static org.jspecify;

  exports io.cloudhal.shelf;
  exports io.cloudhal.shelf.format;
  exports io.cloudhal.shelf.loader;
  exports io.cloudhal.shelf.publish;
}
