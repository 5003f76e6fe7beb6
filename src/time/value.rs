//! TIMEX3 values in writing.

use core::fmt::Write;

use super::expr::{Amount, Length, Tod, Zone};
use crate::lexicon::temporal::{DayPart, Unit};

/// `P3D`, `P1Y6M`, `PT24H`, `PXY`.
pub(crate) fn length(length: &Length) -> String {
    let mut date: Vec<(Option<u64>, char)> = Vec::new();
    let mut time: Vec<(Option<u64>, char)> = Vec::new();
    for amount in core::iter::once(&length.main).chain(&length.more) {
        add(amount, &mut date, &mut time);
    }
    let mut out = String::from("P");
    for (n, letter) in date {
        write_amount(&mut out, n, letter);
    }
    if !time.is_empty() {
        out.push('T');
        for (n, letter) in time {
            write_amount(&mut out, n, letter);
        }
    }
    out
}

/// Adds an amount; halves and quarters in the smaller unit where it divides them.
fn add(amount: &Amount, date: &mut Vec<(Option<u64>, char)>, time: &mut Vec<(Option<u64>, char)>) {
    let (factor, letter, timed) = match amount.unit {
        Unit::Second => (1, 'S', true),
        Unit::Minute => (1, 'M', true),
        Unit::Hour => (1, 'H', true),
        Unit::Day | Unit::None => (1, 'D', false),
        Unit::Week => (1, 'W', false),
        Unit::Month => (1, 'M', false),
        Unit::Sport | Unit::Year => (1, 'Y', false),
        Unit::Decade => (10, 'Y', false),
        Unit::Century => (100, 'Y', false),
        Unit::Millennium => (1000, 'Y', false),
    };
    let Some(n) = amount.n else {
        (if timed { time } else { date }).push((None, letter));
        return;
    };
    let n = n.saturating_mul(factor);
    let (whole, rest) = (n / 1000, n % 1000);
    // How many of the smaller unit the rest is, to the next whole one: thirds are 333 thousandths.
    let rounded = |per: u64| (rest * per + 500) / 1000;
    let mut put = |list_time: bool, n: u64, letter: char| {
        if n > 0 {
            (if list_time { &mut *time } else { &mut *date }).push((Some(n * 1000), letter));
        }
    };
    // Only the fractions that have a name are so written: `5.38 يوم` stays a decimal.
    let named = matches!(rest, 250 | 333 | 500 | 666 | 667 | 750);
    match (letter, timed) {
        _ if rest != 0 && !named => (if timed { time } else { date }).push((Some(n), letter)),
        _ if rest == 0 => put(timed, whole.max(u64::from(n == 0)), letter),
        ('Y', _) => {
            put(false, whole, 'Y');
            put(false, rounded(12), 'M');
        }
        ('H', _) => {
            put(true, whole, 'H');
            put(true, rounded(60), 'M');
        }
        ('M', true) => {
            put(true, whole, 'M');
            put(true, rounded(60), 'S');
        }
        ('D', _) => {
            put(false, whole, 'D');
            put(true, rounded(24), 'H');
        }
        ('M', false) if whole == 0 => put(false, rounded(30), 'D'),
        _ => (if timed { time } else { date }).push((Some(n), letter)),
    }
}

fn write_amount(out: &mut String, n: Option<u64>, letter: char) {
    match n {
        None => out.push('X'),
        Some(n) if n.is_multiple_of(1000) => {
            let _ = write!(out, "{}", n / 1000);
        }
        Some(n) => {
            let fraction = format!("{:03}", n % 1000);
            let _ = write!(out, "{}.{}", n / 1000, fraction.trim_end_matches('0'));
        }
    }
    out.push(letter);
}

/// What follows the day: `TMO`, `T15:00`, `T15:00Z`, `T15:00+03:00`.
pub(crate) fn time_of_day(tod: &Tod) -> String {
    match *tod {
        Tod::None => String::new(),
        Tod::Part(part) => match part {
            DayPart::Morning | DayPart::Dawn | DayPart::None => "TMO",
            DayPart::Noon => "TMI",
            DayPart::Afternoon => "TAF",
            DayPart::Evening => "TEV",
            DayPart::Night => "TNI",
        }
        .to_string(),
        Tod::Clock { hour, minute, second, zone } => {
            let mut out = format!("T{hour:02}:{minute:02}");
            if let Some(s) = second {
                let _ = write!(out, ":{s:02}");
            }
            match zone {
                Zone::Offset(0) => out.push('Z'),
                Zone::Offset(m) => {
                    let _ = write!(out, "{}{:02}:{:02}", if m < 0 { '-' } else { '+' }, m.abs() / 60, m.abs() % 60);
                }
                Zone::Untold | Zone::Named => {}
            }
            out
        }
    }
}
