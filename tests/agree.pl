#!/usr/bin/perl
# agree.pl CATALOGUE BUILD: print each text of which the translation doesn't name the same options,
# commands, numbers and values as the original. Options are --so; commands those of BUILD/bin, with a
# verb or a hyphen, and ordflow; values are printf's, by place and type.
use strict;
use warnings;
use utf8;
use open qw(:std :utf8);
my ($catalogue, $build) = @ARGV;
my (@commands, %is_command);
for my $path (glob "$build/bin/*") {
	my $command = $path =~ s,.*/,,r;
	push @commands, $command if $command =~ /-/ || $command eq 'ordflow';
	for (split /\n/, `LC_ALL=C $path --help -F tsv`) {
		my ($verb) = split /\t/;
		push @commands, "$command $verb" if $verb && $verb ne '*' && $verb ne 'verb';
	}
}
$is_command{$_} = 1 for @commands;
my $commands = join '|', map { quotemeta } sort { length $b <=> length $a } keys %is_command;

sub values_of {
	my ($text) = @_;
	my ($place, %type) = (0);
	while ($text =~ /%(?:(\d+)\$)?[-+0#]*(\*|\d*)(?:\.(\*|\d+))?((?:hh|h|ll|l|z|j)?[diouxXscfeg]|%)/g) {
		next if $4 eq '%';
		for my $star ($2, $3) {
			$type{++$place} = 'int' if defined $star && $star eq '*';
		}
		$type{$1 // ++$place} = $4;
	}
	return join ' ', map { "$_:$type{$_}" } sort { $a <=> $b } keys %type;
}

sub names_of {
	my ($text) = @_;
	my %names;
	$names{$_}++ for $text =~ /(?<![\w-])--[a-z][a-z0-9-]*/g;
	(my $bare = $text) =~ s/(?<![\w-])--[a-z][a-z0-9-]*//g;
	$bare =~ s/%(?:\d+\$)?[-+0#]*[*\d]*(?:\.[*\d]+)?(?:hh|h|ll|l|z|j)?[diouxXscfeg]//g;
	$names{$_}++ for $bare =~ /(?<![\w-])($commands)(?![\w-])/g;
	$names{$_}++ for $bare =~ /(?<![\w.-])\d[\d.:-]*(?<=\d)[a-z]?(?![\w])/ag;
	return join ' ', sort keys %names;
}

sub compare {
	my ($context, $id, $said) = @_;
	return if $id eq '' || $context eq 'unit';
	for my $of (\&names_of, \&values_of) {
		my ($wanted, $got) = ($of->($id), $of->($said));
		print "$id | $said | $wanted | $got\n" if $wanted ne $got;
	}
}

my (%entry, $part);
open my $in, '-|', 'msgattrib', '--no-obsolete', '--no-wrap', $catalogue or die;
while (<$in>) {
	if (/^(msgctxt|msgid|msgstr) "(.*)"$/) {
		$entry{$part = $1} = $2;
	} elsif (/^"(.*)"$/) {
		$entry{$part} .= $1;
	} elsif (/^$/) {
		compare($entry{msgctxt} // '', $entry{msgid} // '', $entry{msgstr} // '');
		%entry = ();
	}
}
compare($entry{msgctxt} // '', $entry{msgid} // '', $entry{msgstr} // '');
