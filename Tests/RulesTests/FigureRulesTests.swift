import Articles
import TestSupport
import Testing

@testable import Rules

private let weekday = RuleCase(type: WeekdayMismatch.self)
private let date = RuleCase(type: ImpossibleDate.self)
private let sum = RuleCase(type: Arithmetic.self)
private let conversion = RuleCase(type: ConversionMismatch.self)
private let age = RuleCase(type: AgeMismatch.self)

@Suite struct FigureRulesTests {
  @Test func `a finding says what would be right and leads to the other side`() {
    let found = sum.check("Trade rose ⟦20 percent⟧, from 40 boats to 50.")
    #expect(found.map(\.message) == ["From '40 boats' to '50' it is 25 percent: '20 percent'"])
    #expect(found[0].related.map(\.message) == ["'40 boats' stands here", "'50' stands here"])
    let miles = conversion.check("The fog was 10 miles ⟦(26 km)⟧ wide.")
    #expect(miles.map(\.message) == ["10 miles would be 16 kilometres: '26 km'"])
    let day = weekday.check("They met on ⟦Tuesday, March 4, 2026⟧, in town.")
    #expect(day.map(\.message) == ["March 4, 2026 is a Wednesday: 'Tuesday, March 4, 2026'"])
    #expect(day[0].fixes.map(\.title) == ["Write 'Wednesday'"])
    #expect(day[0].fixes.allSatisfy { !$0.isCertain && !$0.isCorrection }, "the date may be what is wrong")
  }

  @Test(arguments: [
    "Rents rose from $1,000 to $1,500, or ⟦40 percent⟧.", "Rents rose to $1,500 from $1,000, ⟦40 percent⟧ more.",
    "Deaths fell ⟦30 percent⟧ last year, from 400 to 300.",
    "The share fell from 12 percent to 9 percent, ⟦5 percentage points⟧ lower.",
    "Prices have more than ⟦doubled⟧, from $40 in 2010 to $60 in 2020.",
    "Of the boats ⟦50 percent⟧ (12 of 40) were lost.",
    "The crew, 12 men and 9 women, ⟦20 in total⟧, was saved.", "The Senate passed the bill in a ⟦62-45⟧ vote.",
    "The ⟦20 people⟧ (12 men and 9 women) were saved.",
  ])
  func `what cannot be right is reported`(_ text: String) { sum.check(text) }

  @Test(arguments: [
    "Rents rose 3 percent a year, from $1,000 in 2010 to $1,500 in 2024.",
    "Prices rose about 24 percent, from $40 to $50.",
    "The tax falls from 35 percent to 21 percent, a 14 percent cut to some.",
    "The House passed it 218-210, and the Senate has it now.", "In 1980-95 he led the Senate majority.",
    "Holm leads among men by 10 points, 52 percent to 42 percent.",
    "Her approval rating leads his by 60 percent to 55 percent.",
    "The team won 6-4 before the nine-member jury.",
    "The storm killed 20 people, including 12 men and 9 women of the town.",
    "“It was 25 years ago, in 1968,” Ada Holm said.", "11 of 24 boats, or 45 percent, were lost.",
    "74 percent support the wall, and 60 percent oppose the toll.",
  ])
  func `what may be right is left alone`(_ text: String) { sum.check(text) }

  @Test(arguments: [
    "The sea rose 0.84 metres (2.8 feet).", "Winds of 55 km/h (35 mph) are due.", "It is 45 km (30 miles) off.",
    "It holds 10 tons (9,072 kg).", "It holds 10 tons (10,160 kg).", "The road is 2,000 miles (3,200km) long.",
    "He is 6 feet 2 inches (1.88 metres) tall.", "The 27,000-square-mile (70,000-square-kilometer) plain is dry.",
    "It took 2 hours (120 minutes).", "The town is 90 miles (two hours) off.",
  ])
  func `a conversion that rounding explains is left alone`(_ text: String) { conversion.check(text) }

  @Test(arguments: [
    "It is 45 km ⟦(38 miles)⟧ off.", "Winds of 55 km/h ⟦(53 mph)⟧ are due.", "It holds 10 tons ⟦(22,000 kg)⟧.",
    "A 2-kilometre ⟦(3.2-mile)⟧ slick was seen.",
  ])
  func `a conversion that nothing explains is reported`(_ text: String) { conversion.check(text) }

  @Test func `a weekday of another year is no slip`() {
    weekday.check(
      "March 17, 2016\n\nThe wall fell in Oslo on Wednesday, January 21. It was rebuilt on Friday, January 23.")
    weekday.check("September 11, 2015\n\nThe fire on Tuesday, September 11, was seen by all.")
    weekday.check("November 26, 2015\n\nHe moved in on Tuesday, November 26, the day after.")
    weekday.check("March 6, 2020\n\nThe wall fell on ⟦Thursday (March 6)⟧, the council said.")
  }

  @Test func `days that go on over midnight or through a list are left alone`() {
    date.check("From Feb. 27 to March 2 the bridge is shut. They met on March 3 and 4, and on June 30.")
    date.check("In April 31 boats sank. It was May 35 in town.")
    date.check("It was shut from 31 April to 2 May.".replacing("31 April", with: "⟦31 April⟧"))
    date.check("Holm led the club (⟦2015-2012⟧).")
  }

  @Test(arguments: [
    "Ada Holm, 14, was there when the 32-year-old Lars Berg left. Berg, 70, said so.",
    "The engineer Ada Holm, 54, left. A 49-year-old Holm supporter stayed.",
    "March 3, 2016\n\nSenator Bernie Sanders (44), Hillary Clinton (42), Martin O'Malley (3) were the poll's three on Monday.",
    "Cherif Berg, 32, and his brother Said Berg, 34, left the town.",
    "March 3, 2016\n\nA 25-year-old Bernie Sanders marched in the town, the engineer Ada Holm said.",
  ])
  func `an age of another time or person is left alone`(_ text: String) { age.check(text) }
}
