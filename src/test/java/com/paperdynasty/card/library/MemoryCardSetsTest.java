package com.paperdynasty.card.library;

class MemoryCardSetsTest implements CardSetStoreContract {
  private final MemoryCardSets cardSets = new MemoryCardSets();

  @Override
  public CardSetStore cardSets() {
    return cardSets;
  }
}
