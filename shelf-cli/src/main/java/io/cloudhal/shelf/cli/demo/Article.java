package io.cloudhal.shelf.cli.demo;

/**
 * A labelled article.
 *
 * @param id its number in the set, from 1
 * @param category what it is about, by its label
 * @param text the article
 */
record Article(int id, String category, String text) {

  private static final int QUARTER = 4;

  /** Returns whether it is kept from training, to judge by: every fourth is. */
  boolean heldOut() {
    return id % QUARTER == 0;
  }
}
