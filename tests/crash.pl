#!/usr/bin/perl
# The power goes: crash.pl LOG FROM DB FOLDER
#
# LOG is what a command did to its files (inject.c, INJECT_LOG), FROM a folder with the files as they were before it, DB
# the database's name. At every sync, and at the end, states are made in FOLDER of what a disk may then hold: all
# that was synced, and of what wasn't nothing, all, or some, whole or torn at sectors; a removed file may still be there.
# Each state's path is printed, "before", "between" or "after" (the command's end) in front of it.
use strict;
use warnings;

my ($log, $from, $db, $folder) = @ARGV;
my $SECTOR = 512;
my (%durable, %pending, $made, $random);
$made = 0;
$random = 1;

# Repeatable: a linear congruential generator (Knuth).
sub chance { $random = ($random * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFF; return ($random >> 8) % $_[0]; }

sub slurp {
	my ($path) = @_;
	open my $file, '<:raw', $path or return undef;
	local $/;
	return <$file> // '';
}

sub put {
	my ($content, $offset, $bytes) = @_;
	$content .= "\0" x ($offset - length $content) if length $content < $offset;
	substr($content, $offset, length $bytes, $bytes) if length $content >= $offset;
	return $content;
}

sub apply {
	my ($content, $change) = @_;
	my ($what, $offset, $bytes) = @$change;
	return undef if $what eq 'remove';
	$content //= '';
	return put($content, $offset, $bytes) if $what eq 'write';
	return length $content > $offset ? substr($content, 0, $offset) : put($content, $offset, '');
}

# Some of a write: whole sectors of it.
sub torn {
	my ($change) = @_;
	my ($what, $offset, $bytes) = @$change;
	return $change if $what ne 'write' || length $bytes <= $SECTOR;
	my $kept = chance(1 + int(length($bytes) / $SECTOR)) * $SECTOR;
	return [$what, $offset, substr($bytes, 0, $kept)];
}

sub state_of {
	my ($how) = @_;
	my %files = %durable;
	for my $name (sort keys %pending) {
		for my $change (@{$pending{$name}}) {
			next if $how eq 'nothing' || ($how eq 'some' && chance(2));
			$files{$name} = apply($files{$name}, $how eq 'some' ? torn($change) : $change);
		}
	}
	return \%files;
}

sub make_states {
	my ($when) = @_;
	my %seen;
	for my $how ('nothing', 'all', ('some') x 6) {
		my $files = state_of($how);
		my $path = sprintf '%s/%04d', $folder, $made++;
		mkdir $path or die "$path: $!";
		for my $name (keys %$files) {
			next unless defined $files->{$name};
			open my $file, '>:raw', "$path/$name" or die "$path/$name: $!";
			print $file $files->{$name};
			close $file;
		}
		print "$when $path/$db\n";
	}
}

for my $name ($db, "$db-wal") {
	my $content = slurp("$from/$name");
	$durable{$name} = $content if defined $content;
}
open my $in, '<:raw', $log or die "$log: $!";
make_states('before');
while (my $line = <$in>) {
	$line =~ /^(\w+) (\d+) (\d+) (.*)$/ or die "what is this? $line";
	my ($what, $offset, $size, $path) = ($1, $2, $3, $4);
	my $bytes = '';
	read($in, $bytes, $size) == $size or die 'the log is cut off' if $size;
	my ($name) = $path =~ m{([^/]+)$};
	next unless $name eq $db || $name eq "$db-wal";
	if ($what ne 'sync') {
		push @{$pending{$name}}, [$what, $offset, $bytes];
		next;
	}
	make_states('between');
	$durable{$name} = apply($durable{$name}, $_) for @{$pending{$name}};
	$pending{$name} = [];
	make_states('between');
}
make_states('after');
